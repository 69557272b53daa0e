Feature: Use examples
  SWRA513C chapter 8. Seven complete processes, from the start command to STOPPED, with the silence between the steps.
  Further scenarios add failures: a failed network and a second one, a result that the phone does not fetch, a cloud
  that refuses the device, and a restart.

  Rule: PROV-8.1-01 SmartConfig provisioning succeeds

    @PROV-8.1-01 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.1-01/1 The phone configures the device by SmartConfig and fetches the result
      Given an idle device
      And the network "home" is in range
      And the host starts SmartConfig provisioning
      And the device reports nothing else
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED       |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      And the device reports nothing else

    @PROV-8.1-01 @PROV-2.1-15 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.1-01/2 When SmartConfig provisioning <moment>, a second transmission can name another network
      Given SmartConfig provisioning <moment>
      And the device reports nothing else
      And the network "work" is in range
      When the phone sends the profile "work" by SmartConfig
      Then the device reports in this order:
        | the profile "work"                             |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED       |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      And the device reports nothing else

      Examples:
        | moment                         |
        | has failed to find the network |
        | has failed to connect          |

  Rule: PROV-8.1-04 The device is connected at the end of SmartConfig provisioning

    @PROV-8.1-04 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.1-04/1 During <process>, STOPPED names the network that SmartConfig provisioning has joined
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Role       | ROLE_STA                 |
        | WlanStatus | SL_WLAN_STATUS_CONNECTED |
        | Ssid       | home                     |

      Examples:
        | process                  |
        | SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |

  Rule: PROV-8.2-01 SmartConfig provisioning fails without an IP address

    @PROV-8.2-01 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.2-01/1 The device reports that the network assigns no address
      Given an idle device
      And the network "home" has no DHCP server
      And the host starts SmartConfig provisioning
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                                                          |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED                                    |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT                              |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED |
        | nothing else                                                                |

    @PROV-8.2-01 @PROV-4.3-20 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.2-01/2 During <process>, the host stops SmartConfig provisioning after the failure
      Given <process> has failed to get an IP address
      And the device reports nothing else
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

      Examples:
        | process                  |
        | SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |

  Rule: PROV-8.2-03 A second SmartConfig transmission succeeds

    @PROV-8.2-03 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.2-03/1 During <process>, the network assigns an address at the second attempt
      Given <process> has failed to get an IP address
      And the network "home" is in range
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED       |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

      Examples:
        | process                  |
        | SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                        |
        | SmartConfig provisioning after a success in its second attempt |
        | SmartConfig provisioning after a stop in its third attempt     |

  Rule: PROV-8.3-01 The device AP delivers a result that was not fetched

    @PROV-8.3-01 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.3-01/1 The phone fetches a late result of SmartConfig over the device AP
      Given an idle device in range of the network "home"
      And the host starts AP+SmartConfig provisioning
      And the phone sends the profile "home" by SmartConfig
      And the device reports in this order:
        | the profile "home"                                               |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED                         |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT                   |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED                    |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED |
        | nothing else                                                     |
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |

    @PROV-8.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-8.3-01/2 After a profile over HTTP, a late GET completes <process> (final role <final role>)
      Given <process> has failed to deliver the result, with the roles:
        | final role | <final role> |
      And the device reports nothing else
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the process ends in role <role at the end>
      And the device reports nothing else

      Examples:
        | process                     | final role | role at the end |
        | AP provisioning             | STA        | STA             |
        | AP+SmartConfig provisioning | STA        | STA             |
        | AP+SmartConfig provisioning | AP         | AP              |

    @PROV-8.3-01 @needs-phone @needs-network
    Scenario: PROV-8.3-01/3 A late GET completes external configuration after its restart
      Given external configuration is waiting for its restart
      And the network "home" is in range
      And the host restarts the device
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT                   |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED                    |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED |
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

  Rule: PROV-8.3-03 The documents do not agree on the late result

    @PROV-8.3-03 @needs-phone @needs-network
    Scenario: PROV-8.3-03/1 The suite records the late result that the phone reads
      Given AP+SmartConfig provisioning has failed to deliver the result
      When the phone joins the device AP
      Then the suite records the result that the phone reads

  Rule: PROV-8.4-01 AP provisioning succeeds

    @PROV-8.4-01 @PROV-4.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-8.4-01/1 The phone configures the device over HTTP during <process> while the host only waits
      Given an idle device in range of the network "home"
      And the host starts <process>
      And the phone joins the device AP and adds the profile "home"
      And the device reports in this order:
        | the profile "home" |
        | nothing else       |
      When the phone requests confirmation
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-8.4-01 @PROV-2.1-15 @PROV-4.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-8.4-01/2 When <process> <moment>, a second profile succeeds
      Given <process> <moment>
      And the network "work" is in range
      And the phone joins the device AP and adds the profile "work"
      And the device reports in this order:
        | the profile "work" |
        | nothing else       |
      When the phone requests confirmation
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |

      Examples:
        | process                              | moment                           |
        | AP provisioning                      | has failed to find the network   |
        | AP provisioning                      | has failed to deliver the result |
        | AP+SmartConfig provisioning          | has failed to connect            |
        | AP+SmartConfig provisioning          | has failed to get an IP address  |
        | auto-provisioning as an access point | has failed to connect            |

      Examples: after earlier processes or attempts
        | process                                               | moment                           |
        | AP provisioning after a stop in its third attempt     | has failed to deliver the result |
        | AP provisioning after a success in its second attempt | has failed to deliver the result |
        | AP provisioning after a time-out and a reset          | has failed to deliver the result |
        | AP+SmartConfig provisioning after a stop              | has failed to get an IP address  |

      Examples: with other options
        | process                    | moment                           |
        | AP provisioning to role AP | has failed to deliver the result |

  Rule: PROV-8.4-02 The device does not confirm a profile before the request

    @PROV-8.4-02 @needs-phone @needs-network
    Scenario Outline: PROV-8.4-02/1 During <process>, no confirmation starts before the phone requests it
      Given <process> has a profile to confirm
      And the network "home" is in range
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-8.4-03 AP provisioning reports nothing of SmartConfig

    @PROV-8.4-03 @needs-phone @needs-smartconfig
    Scenario: PROV-8.4-03/1 AP provisioning reports nothing while a phone transmits by SmartConfig
      Given AP provisioning is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports nothing for the while after the start (10 s)

  Rule: PROV-8.5-01 AP provisioning with cloud confirmation succeeds

    @PROV-8.5-01 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.5-01/1 The host confirms the profile through its cloud and stops the process
      Given an idle device in range of the network "home"
      And the host starts AP+SmartConfig provisioning with external confirmation
      And the phone joins the device AP, adds the profile "home" and requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      Then sl_NetAppDnsGetHostByName is served
      And sl_Connect is served
      When the host stops provisioning, keeping the current role
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_STOPPED |
        | nothing else                 |

    @PROV-8.5-01 @PROV-5.1.2-10 @PROV-5.1.2-11 @PROV-8.5-05 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-8.5-01/2 During <process>, the cloud refuses one network and accepts a second
      Given <process> is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      And the network "work" is in range
      And the phone joins the device AP, adds the profile "work" and requests confirmation
      And the device reports in this order:
        | the profile "work"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      Then sl_NetAppDnsGetHostByName is served
      When the host stops provisioning, keeping the current role
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_STOPPED |
        | nothing else                 |

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

      Examples: after earlier processes or attempts
        | process                                                                                  |
        | AP provisioning with external confirmation after a success in its second attempt         |
        | AP+SmartConfig provisioning with external confirmation after a stop in its third attempt |
        | AP provisioning with external confirmation after a time-out and a reset                  |

  Rule: PROV-8.5-02 With cloud confirmation the device reports no success of its own

    @PROV-8.5-02 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.5-02/1 The device reports nothing until the host stops the process
      Given AP+SmartConfig provisioning with external confirmation is waiting for the phone to fetch the result
      Then the device reports nothing for the working time of the host (15 s)

  Rule: PROV-8.5-03 The documents do not state what the device reports after the host's stop

    @PROV-8.5-03 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.5-03/1 The suite records what the device reports after cloud confirmation
      Given AP+SmartConfig provisioning with external confirmation is waiting for the phone to fetch the result
      When the host stops provisioning, keeping the current role
      Then the suite records what the host receives within the while after the start (10 s)

  Rule: PROV-8.5-04 A stop that keeps the role leaves the device connected

    @PROV-8.5-04 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-8.5-04/1 STOPPED reports a connected station after cloud confirmation in <process>
      Given <process> with external confirmation is waiting for the phone to fetch the result
      When the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Role       | ROLE_STA                                           |
        | WlanStatus | SL_WLAN_STATUS_CONNECTED or SL_WLAN_STATUS_SCANING or SL_WLAN_STATUS_CONNECTING |
        | Ssid       | home |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-8.5-04 @needs-phone @needs-network
    Scenario: PROV-8.5-04/2 The current role after cloud confirmation is that of the station, not the role before
      Given AP+SmartConfig provisioning with external confirmation is waiting for the phone to fetch the result, with the roles:
        | initial role | AP |
        | final role   | AP |
      When the host stops provisioning, keeping the current role
      Then the process ends in role STA

  Rule: PROV-8.6-01 The host can run a method of its own, such as WAC

    @PROV-8.6-01 @PROV-6-10
    Scenario: PROV-8.6-01/1 The host uses sockets from READY until it stops the process
      Given an idle device
      And the host starts external configuration
      And the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And sl_Socket is served
      And sl_Bind is served
      And sl_Listen is served
      When the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And sl_Listen is served

  Rule: PROV-8.6-02 A host with a method of its own causes no profile and no reset request

    @PROV-8.6-02
    Scenario: PROV-8.6-02/1 The device reports nothing between READY and STOPPED
      Given external configuration is ready for the host
      Then the device reports nothing for the working time of the host (15 s)
      When the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

  Rule: PROV-8.6-03 A socket of the host survives the stop

    @PROV-8.6-03
    Scenario: PROV-8.6-03/1 The device serves sl_Listen after the stop
      Given external configuration is ready for the host
      And the host calls sl_Socket
      When the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And sl_Listen is served

  Rule: PROV-8.7-01 SmartConfig succeeds during external configuration

    @PROV-8.7-01 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.7-01/1 During <process>, the device requests a restart after SmartConfig and succeeds after it
      Given <process> is ready for the host
      And the network "home" is in range
      And the host calls sl_Socket
      And the phone sends the profile "home" by SmartConfig
      And the device reports in this order:
        | the profile "home"                       |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED |
        | a reset request                        |
        | nothing else                             |
      When the host restarts the device
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a success              |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

    @PROV-8.7-01 @needs-phone @needs-network
    Scenario: PROV-8.7-01/2 The device succeeds after a profile over HTTP and a restart
      Given external configuration is waiting for its restart
      And the network "home" is in range
      When the host restarts the device
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

  Rule: PROV-8.7-03 The options of the start survive the restart

    @PROV-8.7-03 @needs-phone @needs-network
    Scenario Outline: PROV-8.7-03/1 The restart keeps the final role <final role> of <process>
      Given <process> is waiting for its restart, with the roles:
        | final role | <final role> |
      And the network "home" is in range
      And the host restarts the device
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the process ends in role <role at the end>

      Examples:
        | process                | final role | role at the end |
        | external configuration | STA        | STA             |
        | external configuration | AP         | AP              |

    @PROV-8.7-03 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.7-03/2 The restart keeps the external confirmation
      Given external configuration with external confirmation is waiting for its restart
      And the network "home" is in range
      And the host restarts the device
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      And sl_NetAppDnsGetHostByName is served
      When the host stops provisioning, keeping the current role
      Then the process ends in role STA

  Rule: PROV-8.7-04 The documents do not state whether the APIs are blocked after the restart

    @PROV-8.7-04 @needs-phone @needs-network
    Scenario: PROV-8.7-04/1 The suite records whether calls are refused after the restart
      Given external configuration is waiting for its restart
      When the host restarts the device
      Then the suite records whether every harmless command is refused
