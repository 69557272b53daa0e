Feature: Use examples
  SWRA513C chapter 8. Seven whole stories, told from the start command to STOPPED, with the silence between the steps; and
  what becomes of them when something goes wrong on the way: a network that fails, a second one, a result that nobody
  fetches, a cloud that refuses, a restart.

  Rule: PROV-8.1-01 Successful SmartConfig

    @PROV-8.1-01 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.1-01/1 the whole story
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
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      And the device reports nothing else

    @PROV-8.1-01 @PROV-2.1-15 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.1-01/2 a second transmission names another network, <moment>
      Given SmartConfig provisioning <moment>
      And the device reports nothing else
      And the network "work" is in range
      When the phone sends the profile "work" by SmartConfig
      Then the device reports in this order:
        | the profile "work"                             |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED       |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      And the device reports nothing else

      Examples:
        | moment                         |
        | has failed to find the network |
        | has failed to connect          |

  Rule: PROV-8.1-04 And connected at its end

    @PROV-8.1-04 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.1-04/1 STOPPED names the network, <process>
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

      Examples: with another past
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |

  Rule: PROV-8.2-01 Unsuccessful SmartConfig

    @PROV-8.2-01 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.2-01/1 the network gives no address
      Given an idle device
      And the network "home" has no DHCP server
      And the host starts SmartConfig provisioning
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED
      And the device reports nothing else

    @PROV-8.2-01 @PROV-4.3-20 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.2-01/2 and the host gives up, <process>
      Given <process> has failed to get an IP address
      And the device reports nothing else
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

      Examples:
        | process                  |
        | SmartConfig provisioning |

      Examples: with another past
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |

  Rule: PROV-8.2-03 A second transmission leads to success

    @PROV-8.2-03 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.2-03/1 the network gives an address this time, <process>
      Given <process> has failed to get an IP address
      And the network "home" is in range
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED       |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

      Examples:
        | process                  |
        | SmartConfig provisioning |

      Examples: with another past
        | process                                                        |
        | SmartConfig provisioning after a success in its second attempt |
        | SmartConfig provisioning after a stop in its third attempt     |

  Rule: PROV-8.3-01 SmartConfig with the access point to fall back on

    @PROV-8.3-01 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.3-01/1 the whole story
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
    Scenario Outline: PROV-8.3-01/2 With a profile over HTTP, a late GET of the result completes <process> (final role <final role>)
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
    Scenario: PROV-8.3-01/3 after the restart in external configuration
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

  Rule: PROV-8.3-03 What the phone reads there

    @PROV-8.3-03 @needs-phone @needs-network
    Scenario: PROV-8.3-03/1 the earlier result
      Given AP+SmartConfig provisioning has failed to deliver the result
      When the phone joins the device AP
      Then the suite records the result that the phone reads

  Rule: PROV-8.4-01 Successful AP provisioning

    @PROV-8.4-01 @PROV-4.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-8.4-01/1 <process>, the host only waits
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
        | nothing else                                   |
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-8.4-01 @PROV-2.1-15 @PROV-4.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-8.4-01/2 a second profile leads to success, <process>, <moment>
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
      And the phone fetches the result
      And the device reports in this order:
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

  Rule: PROV-8.4-02 No confirmation before it is asked for

    @PROV-8.4-02 @needs-phone @needs-network
    Scenario Outline: PROV-8.4-02/1 <process>
      Given <process> has a profile to confirm
      And the network "home" is in range
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-8.4-03 No word of SmartConfig in AP mode

    @PROV-8.4-03 @needs-phone @needs-smartconfig
    Scenario: PROV-8.4-03/1 even while somebody transmits
      Given AP provisioning is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports nothing for the while after the start (10 s)

  Rule: PROV-8.5-01 Successful AP provisioning with cloud confirmation

    @PROV-8.5-01 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.5-01/1 the whole story
      Given an idle device in range of the network "home"
      And the host starts AP+SmartConfig provisioning with external confirmation
      And the phone joins the device AP, adds the profile "home" and requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When sl_NetAppDnsGetHostByName is served
      And sl_Connect is served
      And the host stops provisioning, keeping the current role
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_STOPPED |
        | nothing else                 |

    @PROV-8.5-01 @PROV-5.1.2-10 @PROV-5.1.2-11 @PROV-8.5-05 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-8.5-01/2 the cloud refuses, and takes the device from a second network, <process>
      Given <process> is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      And the network "work" is in range
      And the phone joins the device AP, adds the profile "work" and requests confirmation
      And the device reports in this order:
        | the profile "work"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When sl_NetAppDnsGetHostByName is served
      And the host stops provisioning, keeping the current role
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_STOPPED |
        | nothing else                 |

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

      Examples: with another past
        | process                                                                                  |
        | AP provisioning with external confirmation after a success in its second attempt         |
        | AP+SmartConfig provisioning with external confirmation after a stop in its third attempt |
        | AP provisioning with external confirmation after a time-out and a reset                  |

  Rule: PROV-8.5-02 No success of the device's own

    @PROV-8.5-02 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.5-02/1 until the host stops the process
      Given AP+SmartConfig provisioning with external confirmation is waiting for the phone to fetch the result
      Then the device reports nothing for the working time of the host (15 s)

  Rule: PROV-8.5-03 What the device reports at the end

    @PROV-8.5-03 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.5-03/1 after the host's stop
      Given AP+SmartConfig provisioning with external confirmation is waiting for the phone to fetch the result
      When the host stops provisioning, keeping the current role
      Then the suite records what the host receives within the while after the start (10 s)

  Rule: PROV-8.5-04 Stopped to stay, the device stays connected

    @PROV-8.5-04 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-8.5-04/1 <process> with external confirmation
      Given <process> with external confirmation is waiting for the phone to fetch the result
      When the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Role       | ROLE_STA                                            |
        | WlanStatus | SL_WLAN_STATUS_CONNECTED or SL_WLAN_STATUS_SCANING |
        | Ssid       | home                                                |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-8.6-01 A method of the host: WAC

    @PROV-8.6-01 @PROV-6-10
    Scenario: PROV-8.6-01/1 the whole story
      Given an idle device
      And the host starts external configuration
      And the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And sl_Socket is served
      And the device reports nothing else
      When the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And sl_Socket is served
      And the device reports nothing else

  Rule: PROV-8.6-02 Neither profile nor reset request

    @PROV-8.6-02
    Scenario: PROV-8.6-02/1 from READY to the end
      Given external configuration is ready for the host
      When the device reports nothing for the working time of the host (15 s)
      And the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

  Rule: PROV-8.6-03 The host's sockets outlive the stop

    @PROV-8.6-03
    Scenario: PROV-8.6-03/1 a socket opened before it
      Given external configuration is ready for the host
      And the host calls sl_Socket
      And the host stops provisioning, keeping the current role
      When the device reports SL_WLAN_PROVISIONING_STOPPED
      Then sl_Listen is served

  Rule: PROV-8.7-01 SmartConfig while external configuration is enabled

    @PROV-8.7-01 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.7-01/1 the whole story, <process>
      Given <process> is ready for the host
      And the network "home" is in range
      And sl_Socket is served
      And the phone sends the profile "home" by SmartConfig
      And the device reports in this order:
        | the profile "home"                       |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED |
        | a restart request                        |
        | nothing else                             |
      When the host restarts the device
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a success              |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

    @PROV-8.7-01 @needs-phone @needs-network
    Scenario: PROV-8.7-01/2 the same with a profile over HTTP
      Given external configuration is waiting for its restart
      And the network "home" is in range
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED

  Rule: PROV-8.7-03 What the start asked for outlives the restart

    @PROV-8.7-03 @needs-phone @needs-network
    Scenario Outline: PROV-8.7-03/1 The restart keeps the final role <final role> of <process>
      Given <process> is waiting for its restart, with the roles:
        | final role | <final role> |
      And the network "home" is in range
      And the host restarts the device
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      When the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the process ends in role <role at the end>

      Examples:
        | process                | final role | role at the end |
        | external configuration | STA        | STA             |
        | external configuration | AP         | AP              |

    @PROV-8.7-03 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.7-03/2 external confirmation
      Given external configuration with external confirmation is waiting for its restart
      And the network "home" is in range
      And the host restarts the device
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      When the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      Then sl_NetAppDnsGetHostByName is served
      And the host stops provisioning, keeping the current role
      And the process ends in role STA

  Rule: PROV-8.7-04 Whether the APIs are blocked after that restart

    @PROV-8.7-04 @needs-phone @needs-network
    Scenario: PROV-8.7-04/1 right after the restart
      Given external configuration is waiting for its restart
      When the host restarts the device
      Then the suite records whether every harmless command is refused
