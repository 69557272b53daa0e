Feature: Use examples
  SWRA513C chapter 8. Seven whole stories, told from the start command to STOPPED, with the silence between the steps; and
  what becomes of them when something goes wrong on the way: a network that fails, a second one, a result that nobody
  fetches, a cloud that refuses, a restart.

  Rule: PROV-8.1-01 Successful SmartConfig

    @PROV-8.1-01 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.1-01/1 the whole story
      Given an idle device
      And the network "home" is within reach
      And the host starts SmartConfig provisioning
      And the device reports nothing else
      When the phone gives the device the profile "home" by SmartConfig
      Then the device reports, one after the other:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED       |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      And the device reports nothing else

    @PROV-8.1-01 @PROV-2.1-15 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-8.1-01/2 a second transmission names another network, <moment>
      Given SmartConfig provisioning, <moment>
      And the device reports nothing else
      And the network "work" is within reach
      When the phone gives the device the profile "work" by SmartConfig
      Then the device reports, one after the other:
        | the profile "work"                             |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED       |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      And the device reports nothing else

      Examples:
        | moment                          |
        | after its network was not found |
        | after its key was refused       |

  Rule: PROV-8.1-04 And connected at its end

    @PROV-8.1-04 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.1-04/1 STOPPED names the network
      Given SmartConfig provisioning, waiting for its result to be fetched
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Role       | ROLE_STA                 |
        | WlanStatus | SL_WLAN_STATUS_CONNECTED |
        | Ssid       | home                     |

  Rule: PROV-8.2-01 Unsuccessful SmartConfig

    @PROV-8.2-01 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.2-01/1 the network gives no address
      Given an idle device
      And the network "home" is without DHCP
      And the host starts SmartConfig provisioning
      When the phone gives the device the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED
      And the device reports nothing else

    @PROV-8.2-01 @PROV-4.3-20 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.2-01/2 and the host gives up
      Given SmartConfig provisioning, after it got no address
      And the device reports nothing else
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

  Rule: PROV-8.2-03 A second transmission leads to success

    @PROV-8.2-03 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.2-03/1 the network gives an address this time
      Given SmartConfig provisioning, after it got no address
      And the network "home" is within reach
      When the phone gives the device the profile "home" by SmartConfig
      Then the device reports, one after the other:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED       |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

  Rule: PROV-8.3-01 SmartConfig with the access point to fall back on

    @PROV-8.3-01 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.3-01/1 the whole story
      Given an idle device within reach of the network "home"
      And the host starts AP+SmartConfig provisioning
      And the phone gives the device the profile "home" by SmartConfig
      And the device reports, one after the other:
        | the profile "home"                                               |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED                         |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT                   |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED                    |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED |
        | nothing else                                                     |
      And the phone joins the device
      When the phone fetches the earlier result
      Then the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |

    @PROV-8.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-8.3-01/2 a profile over HTTP, <process>
      Given <process>, after its result was not fetched
      And the device reports nothing else
      And the phone joins the device
      When the phone fetches the earlier result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports that it has ended as <ended as>
      And the device reports nothing else

      Examples:
        | process                                                  | ended as        |
        | AP provisioning                                          | a station       |
        | AP+SmartConfig provisioning                              | a station       |
        | AP+SmartConfig provisioning that ends as an access point | an access point |

    @PROV-8.3-01 @needs-phone @needs-network
    Scenario: PROV-8.3-01/3 after the restart in external configuration
      Given external configuration, waiting for its restart
      And the network "home" is within reach
      And the host calls sl_Stop
      And the host calls sl_Start
      And the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT                   |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED                    |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED |
      And the phone joins the device
      When the phone fetches the earlier result
      Then the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

  Rule: PROV-8.3-03 What the phone reads there

    @PROV-8.3-03 @needs-phone @needs-network
    Scenario: PROV-8.3-03/1 the earlier result
      Given AP+SmartConfig provisioning, after its result was not fetched
      When the phone joins the device
      Then it is recorded what the phone reads at "/param_cfg_result.txt"

  Rule: PROV-8.4-01 Successful AP provisioning

    @PROV-8.4-01 @PROV-4.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-8.4-01/1 <process>, the host only waits
      Given an idle device within reach of the network "home"
      And the host starts <process>
      And the phone gives the device the profile "home" over its access point
      And the device reports, one after the other:
        | the profile "home" |
        | nothing else       |
      When the phone asks for confirmation
      Then the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
        | nothing else                                   |
      And the phone fetches the result
      And the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-8.4-01 @PROV-2.1-15 @PROV-4.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-8.4-01/2 a second profile leads to success, <process>, <moment>
      Given <process>, <moment>
      And the network "work" is within reach
      And the phone gives the device the profile "work" over its access point
      And the device reports, one after the other:
        | the profile "work" |
        | nothing else       |
      When the phone asks for confirmation
      Then the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |

      Examples:
        | process                              | moment                           |
        | AP provisioning                      | after its network was not found  |
        | AP provisioning                      | after its result was not fetched |
        | AP+SmartConfig provisioning          | after its key was refused        |
        | AP+SmartConfig provisioning          | after it got no address          |
        | auto-provisioning as an access point | after its key was refused        |

  Rule: PROV-8.4-02 No confirmation before it is asked for

    @PROV-8.4-02 @needs-phone @needs-network
    Scenario Outline: PROV-8.4-02/1 <process>
      Given <process>, with a profile to confirm
      And the network "home" is within reach
      Then the device reports nothing for the while after the start

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-8.4-03 No word of SmartConfig in AP mode

    @PROV-8.4-03 @needs-phone @needs-smartconfig
    Scenario: PROV-8.4-03/1 even while somebody transmits
      Given AP provisioning, waiting for a profile
      When the phone gives the device the profile "home" by SmartConfig
      Then the device reports nothing for the while after the start

  Rule: PROV-8.5-01 Successful AP provisioning with cloud confirmation

    @PROV-8.5-01 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.5-01/1 the whole story
      Given an idle device within reach of the network "home"
      And the host starts AP+SmartConfig provisioning with external confirmation
      And the phone gives the device the profile "home" over its access point, to be confirmed
      And the device reports, one after the other:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When sl_NetAppDnsGetHostByName is served
      And sl_Connect is served
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP and to stay in its role
      Then the device reports, one after the other:
        | SL_WLAN_PROVISIONING_STOPPED |
        | nothing else                 |

    @PROV-8.5-01 @PROV-5.1.2-10 @PROV-5.1.2-11 @PROV-8.5-05 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-8.5-01/2 the cloud refuses, and takes the device from a second network, <process>
      Given <process> with external confirmation, waiting for its result to be fetched
      And the host orders SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence
      And the network "work" is within reach
      And the phone gives the device the profile "work" over its access point, to be confirmed
      And the device reports, one after the other:
        | the profile "work"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When sl_NetAppDnsGetHostByName is served
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP and to stay in its role
      Then the device reports, one after the other:
        | SL_WLAN_PROVISIONING_STOPPED |
        | nothing else                 |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-8.5-02 No success of the device's own

    @PROV-8.5-02 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.5-02/1 until the host stops the process
      Given AP+SmartConfig provisioning with external confirmation, waiting for its result to be fetched
      Then the device reports nothing for the working time of the host

  Rule: PROV-8.5-03 What the device reports at the end

    @PROV-8.5-03 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.5-03/1 after the host's stop
      Given AP+SmartConfig provisioning with external confirmation, waiting for its result to be fetched
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP and to stay in its role
      Then it is recorded what reaches the host within the while after the start

  Rule: PROV-8.5-04 Stopped to stay, the device stays connected

    @PROV-8.5-04 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-8.5-04/1 <process> with external confirmation
      Given <process> with external confirmation, waiting for its result to be fetched
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP and to stay in its role
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
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP and to stay in its role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And sl_Socket is served
      And the device reports nothing else

  Rule: PROV-8.6-02 Neither profile nor reset request

    @PROV-8.6-02
    Scenario: PROV-8.6-02/1 from READY to the end
      Given external configuration, ready for the host
      When the device reports nothing for the working time of the host
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP and to stay in its role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

  Rule: PROV-8.6-03 The host's sockets outlive the stop

    @PROV-8.6-03
    Scenario: PROV-8.6-03/1 a socket opened before it
      Given external configuration, ready for the host
      And the host calls sl_Socket
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP and to stay in its role
      When the device reports SL_WLAN_PROVISIONING_STOPPED
      Then sl_Listen is served

  Rule: PROV-8.7-01 SmartConfig while external configuration is enabled

    @PROV-8.7-01 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-8.7-01/1 the whole story
      Given external configuration, ready for the host
      And the network "home" is within reach
      And sl_Socket is served
      And the phone gives the device the profile "home" by SmartConfig
      And the device reports, one after the other:
        | the profile "home"                       |
        | SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED |
        | that it needs a restart                  |
        | nothing else                             |
      When the host calls sl_Stop and sl_Start
      Then the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
        | nothing else                                     |

    @PROV-8.7-01 @needs-phone @needs-network
    Scenario: PROV-8.7-01/2 the same with a profile over HTTP
      Given external configuration, waiting for its restart
      And the network "home" is within reach
      When the host calls sl_Stop
      And the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED

  Rule: PROV-8.7-03 What the start asked for outlives the restart

    @PROV-8.7-03 @needs-phone @needs-network
    Scenario Outline: PROV-8.7-03/1 <process>
      Given <process>, waiting for its restart
      And the network "home" is within reach
      And the host calls sl_Stop
      And the host calls sl_Start
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      When the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the device reports that it has ended as <ended as>

      Examples:
        | process                                             | ended as        |
        | external configuration                              | a station       |
        | external configuration that ends as an access point | an access point |

    @PROV-8.7-03 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-8.7-03/2 external confirmation
      Given external configuration with external confirmation, waiting for its restart
      And the network "home" is within reach
      And the host calls sl_Stop
      And the host calls sl_Start
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      When the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      Then sl_NetAppDnsGetHostByName is served
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP and to stay in its role
      And the device reports that it has ended as a station

  Rule: PROV-8.7-04 Whether the APIs are blocked after that restart

    @PROV-8.7-04 @needs-phone @needs-network
    Scenario: PROV-8.7-04/1 right after the restart
      Given external configuration, waiting for its restart
      And the host calls sl_Stop
      When the host calls sl_Start
      Then it is recorded whether every harmless command is refused
