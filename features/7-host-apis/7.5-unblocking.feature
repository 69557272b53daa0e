Feature: Unblocked where the host has something to do
  SWRA513C section 7.5. In three cases the host takes part in provisioning, and the APIs are opened for it: to reach its
  cloud once the device has an address (external confirmation), to run a method of its own (external configuration),
  and in a process that started by itself, until a user is active. Nothing else opens them.

  "At once" means that the first call counts; nothing is tried twice.

  Rule: PROV-7.5-25 External confirmation: at once after IP_ACQUIRED

    @PROV-7.5-25 @PROV-5.1.2-01 @PROV-5.1.2-02 @PROV-5.1.2-03 @PROV-7.1-20 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-25/1 <process>, first call <function>
      Given <process> is waiting for the phone to fetch the result
      Then <function> is served

      Examples:
        | process                                                | function     |
        | AP provisioning with external confirmation             | sl_DeviceGet |
        | AP provisioning with external confirmation             | sl_Socket    |
        | AP+SmartConfig provisioning with external confirmation | sl_DeviceGet |
        | AP+SmartConfig provisioning with external confirmation | sl_Socket    |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                             | function     |
        | SmartConfig provisioning with external confirmation | sl_DeviceGet |
        | SmartConfig provisioning with external confirmation | sl_Socket    |

      Examples: with another past
        | process                                                                             | function     |
        | AP provisioning with external confirmation after a success in its second attempt    | sl_DeviceGet |
        | AP provisioning with external confirmation after a stop in its third attempt        | sl_Socket    |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset | sl_DeviceGet |
        | AP+SmartConfig provisioning with external confirmation after a reset and a time-out | sl_Socket    |

    @PROV-7.5-25 @PROV-5.1.2-01 @PROV-5.1.2-02 @PROV-5.1.2-03 @PROV-7.1-20 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-25/2 a second attempt opens them like a first one, <process>
      Given <process> has failed to connect
      And the network "home" is in range
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      When the phone requests confirmation
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      Then sl_DeviceGet is served

      Examples:
        | process                                    |
        | AP provisioning with external confirmation |

      Examples: with another past
        | process                                                                          |
        | AP provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a stop in its third attempt     |
        | AP provisioning with external confirmation after a time-out and a reset          |

    @PROV-7.5-25 @PROV-5.1.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-25/3 not before: <process> with external confirmation, <moment>
      Given <process> with external confirmation <moment>
      Then every API command is refused

      Examples:
        | process                     | moment                       |
        | AP provisioning             | is waiting for a profile     |
        | AP provisioning             | has a profile to confirm     |
        | AP provisioning             | is waiting for an IP address |
        | AP+SmartConfig provisioning | is waiting for an IP address |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | moment                       |
        | SmartConfig provisioning | is waiting for a profile     |
        | SmartConfig provisioning | is waiting for an IP address |

    @PROV-7.5-25 @PROV-5.1.2-05 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-25/4 not without it: <process>
      Given <process> is waiting for the phone to fetch the result
      Then sl_DeviceGet is refused

      Examples:
        | process                              |
        | AP provisioning                      |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as an access point |

  Rule: PROV-7.5-26 External configuration: at once after READY

    @PROV-7.5-26 @PROV-3.4-02 @PROV-6-03
    Scenario Outline: PROV-7.5-26/1 first call <function>
      Given external configuration is ready for the host
      Then <function> is served

      Examples:
        | function     |
        | sl_DeviceGet |
        | sl_Socket    |

    @PROV-7.5-26 @PROV-3.4-02 @PROV-6-03
    Scenario Outline: PROV-7.5-26/2 a second process opens them like the first, <process>
      Given <process> is ready for the host
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host starts external configuration
      When the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      Then sl_DeviceGet is served

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

    @PROV-7.5-26 @PROV-6-04 @PROV-7.5-01
    Scenario Outline: PROV-7.5-26/3 not before: <function>
      Given external configuration is not ready for the host yet
      Then <function> is refused

      Examples:
        | function         |
        | sl_DeviceGet     |
        | sl_WlanPolicyGet |
        | sl_Socket        |
        | sl_NetAppGet     |
        | sl_NetCfgGet     |
        | sl_FsGetFileList |

    @PROV-7.5-26
    Scenario Outline: PROV-7.5-26/4 not without it: <process>
      Given <process> is waiting for a profile
      When the working time of the host (15 s) passes
      Then sl_DeviceGet is refused
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-26 @PROV-6-07 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.5-26/5 while a profile comes by SmartConfig, <process>
      Given <process> is ready for the host
      When the phone sends a part of the profile "home" by SmartConfig
      And the early moment (1 s) passes
      Then sl_DeviceGet is served

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

  Rule: PROV-7.5-27 Auto-provisioning: allowed after the start
    The call must be served whether or not it ends the process (C12).

    @PROV-7.5-27 @PROV-4.2-15 @PROV-4.2-17
    Scenario Outline: PROV-7.5-27/1 <process>, first call <function>
      Given <process> is waiting for a profile
      Then <function> is served

      Examples:
        | process                              | function     |
        | auto-provisioning as a station       | sl_DeviceGet |
        | auto-provisioning as a station       | sl_Socket    |
        | auto-provisioning as an access point | sl_DeviceGet |
        | auto-provisioning as an access point | sl_Socket    |

    @PROV-7.5-27 @PROV-4.2-15 @PROV-4.2-17 @needs-network @needs-long
    Scenario: PROV-7.5-27/2 started after a long disconnection
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the network "home" is in range
      And the host receives SL_WLAN_EVENT_CONNECT
      And the network "home" is out of range
      When the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)
      Then sl_DeviceGet is served

  Rule: PROV-7.5-28 Auto-provisioning: blocked once a user is active
    No command from the start to the profile: an earlier one may end the process (C12).

    @PROV-7.5-28 @PROV-4.2-16 @needs-phone
    Scenario Outline: PROV-7.5-28/1 a profile over the device's access point, <process>
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      Then every API command is refused

      Examples:
        | process                              |
        | auto-provisioning as an access point |

      Examples: with another past
        | process                                                           |
        | auto-provisioning as an access point after a stop                 |
        | auto-provisioning as an access point after a time-out and a reset |
        | auto-provisioning as an access point after a reset and a time-out |

    @PROV-7.5-28 @PROV-4.2-16 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.5-28/2 a profile by SmartConfig, <process>
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      And the device reports the profile "home"
      Then every API command is refused

      Examples:
        | process                              |
        | auto-provisioning as a station       |
        | auto-provisioning as an access point |

    @PROV-7.5-28 @PROV-4.2-16 @needs-phone
    Scenario: PROV-7.5-28/3 blocked until the process is over, not for a moment
      Given auto-provisioning as an access point has a profile to confirm
      And the host polls sl_DeviceGet every second
      When the working time of the host (15 s) passes
      Then every polled call was refused

    @PROV-7.5-28 @needs-phone
    Scenario: PROV-7.5-28/4 a station that only joins
      Given auto-provisioning as an access point is waiting for a profile
      When the phone joins the device AP
      Then the suite records whether every harmless command is refused

  Rule: PROV-7.5-29 Without one of the three cases nothing opens before the end

    @PROV-7.5-29 @PROV-8.1-02 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-29/1 <process>, asked all along until it has succeeded
      Given an idle device in range of the network "home"
      And the host polls sl_DeviceGet every second
      And the host starts <process>
      And the phone joins the device AP, adds the profile "home" and requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then every polled call was refused

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.5-29 @PROV-8.1-02 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-7.5-29/2 <process>, configured by SmartConfig
      Given an idle device in range of the network "home"
      And the host polls sl_DeviceGet every second
      And the host starts <process>
      And the phone sends the profile "home" by SmartConfig
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then every polled call was refused

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-29 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-29/3 <process>, <moment>, and the silence after it
      Given <process> <moment>
      And the host polls sl_DeviceGet every second
      When the working time of the host (15 s) passes
      Then every polled call was refused

      Examples:
        | process                     | moment                                       |
        | AP provisioning             | is waiting for the phone to fetch the result |
        | AP provisioning             | has failed to find the network               |
        | AP+SmartConfig provisioning | has failed to get an IP address              |
        | AP+SmartConfig provisioning | has failed to deliver the result             |

      Examples: with another past
        | process                                                  | moment                           |
        | AP+SmartConfig provisioning after a time-out and a reset | has failed to get an IP address  |
        | AP+SmartConfig provisioning after a reset and a time-out | has failed to deliver the result |

  Rule: PROV-7.5-36 Opened by IP_ACQUIRED, open until the host is done

    @PROV-7.5-36 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-36/1 <process> with external confirmation
      Given <process> with external confirmation is waiting for the phone to fetch the result
      And the host polls sl_DeviceGet every second
      When the working time of the host (15 s) passes
      Then every polled call was served
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.5-37 Opened by READY, open until a profile comes or the process ends

    @PROV-7.5-37
    Scenario: PROV-7.5-37/1 nobody configures anything
      Given external configuration is ready for the host
      And the host polls sl_DeviceGet every second
      When the working time of the host (15 s) passes
      Then every polled call was served
      And the device reports nothing else

    @PROV-7.5-37 @needs-phone
    Scenario: PROV-7.5-37/2 a phone that only joins does not count
      Given external configuration is ready for the host
      And the phone joins the device AP
      And the host polls sl_DeviceGet every second
      When the working time of the host (15 s) passes
      Then every polled call was served

  Rule: PROV-7.5-38 All APIs, not the sockets alone

    @PROV-7.5-38 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-38/1 external confirmation, <silo>
      Given AP+SmartConfig provisioning with external confirmation is waiting for the phone to fetch the result
      Then <function> is served

      Examples:
        | silo   | function         |
        | DEVICE | sl_DeviceGet     |
        | WLAN   | sl_WlanPolicyGet |
        | SOCKET | sl_Socket        |
        | NETAPP | sl_NetAppGet     |
        | NETCFG | sl_NetCfgGet     |
        | FS     | sl_FsGetFileList |

    @PROV-7.5-38
    Scenario Outline: PROV-7.5-38/2 external configuration, <silo>
      Given external configuration is ready for the host
      Then <function> is served

      Examples:
        | silo   | function         |
        | DEVICE | sl_DeviceGet     |
        | WLAN   | sl_WlanPolicyGet |
        | SOCKET | sl_Socket        |
        | NETAPP | sl_NetAppGet     |
        | NETCFG | sl_NetCfgGet     |
        | FS     | sl_FsGetFileList |

    @PROV-7.5-38
    Scenario Outline: PROV-7.5-38/3 auto-provisioning, <silo>
      Given auto-provisioning as an access point is waiting for a profile
      Then <function> is served

      Examples:
        | silo   | function         |
        | DEVICE | sl_DeviceGet     |
        | WLAN   | sl_WlanPolicyGet |
        | SOCKET | sl_Socket        |
        | NETAPP | sl_NetAppGet     |
        | NETCFG | sl_NetCfgGet     |
        | FS     | sl_FsGetFileList |
